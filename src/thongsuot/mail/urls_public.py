"""The one public address of mail: the receipt of a letter."""

from django.urls import path

from thongsuot.mail.views.receipt import receipt

app_name = "mail_receipt"
urlpatterns = [path("bien-nhan-thu/<str:token>", receipt, name="open")]
