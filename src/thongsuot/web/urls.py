"""Addresses of no one room."""

from django.urls import path

from thongsuot.web import exports, helping_pages, sheet_pages, styleguide, views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("tro-giup/", helping_pages.public, name="help"),
    path("tro-giup/<slug:slug>/", helping_pages.public_one, name="help_of_public"),
    path("du-lieu-ca-nhan/", views.privacy, name="privacy"),
    path("ngon-ngu/", views.language, name="language"),
    path("co-chu/", views.type_size, name="type_size"),
    path("huong-dan/", sheet_pages.listing, name="sheets"),
    path("huong-dan/<slug:slug>/", sheet_pages.one, name="sheet"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("ban-lam-viec/bang/<slug:name>.<slug:kind>", exports.export, name="export"),
    path("ban-lam-viec/tro-giup/", helping_pages.listing, name="helps"),
    path("ban-lam-viec/tro-giup/<slug:slug>/", helping_pages.one, name="help_of"),
    path("healthz", views.health, name="health"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_contact, name="security"),
]
