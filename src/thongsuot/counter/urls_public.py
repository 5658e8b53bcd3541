"""Where a telephone sends its photographs: no sign-in, only the token that the officer's page showed as a QR."""

from django.urls import path

from thongsuot.counter.views import phone

app_name = "phone"
urlpatterns = [path("chup/<str:token>", phone.camera, name="camera")]
