"""Public addresses of the cases room."""

from django.urls import path, re_path

from thongsuot.cases.views import follow, published, submit

app_name = "cases"
urlpatterns = [
    re_path(r"^gui/?$", submit.submit, name="submit"),
    re_path(r"^tra-cuu/?$", follow.ask, name="ask_code"),
    path("tra-cuu/<str:code>", follow.follow, name="follow"),
    path("tra-cuu/<str:code>/danh-gia", follow.rating, name="rating"),
    path("tra-cuu/<str:code>/bo-sung", follow.addition, name="addition"),
    path("tra-cuu/<str:code>/rut", follow.withdrawal, name="withdrawal"),
    path("tra-cuu/<str:code>/tep/<uuid:attachment_id>", follow.evidence, name="evidence"),
    path("vu-viec/", published.published, name="published"),
    path("vu-viec/du-lieu.csv", published.published_csv, name="published_csv"),
    path("vu-viec/<uuid:publication_id>/", published.publication, name="publication"),
    path("vu-viec/<uuid:publication_id>/anh/<int:number>", published.picture, name="picture"),
    path("so-lieu/", published.numbers, name="numbers"),
]
