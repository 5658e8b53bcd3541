"""Addresses of signing in: exactly those of allauth that officers need, one by one, so that an upgrade opens no more.

No sign-up, no reset by mail, no list of mail addresses: an administrator makes accounts and gives one-time passwords.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as keys
from django.urls import path

from thongsuot.people.views import outside, second_factor

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("oidc/<str:provider_id>/login/", outside.leave, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", outside.come_back, name="openid_connect_callback"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("2fa/", mfa.index, name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", second_factor.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", second_factor.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("2fa/webauthn/add/", second_factor.SetUpKey.as_view(), name="mfa_add_webauthn"),
    path("2fa/webauthn/reauthenticate/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", second_factor.RemoveKey.as_view(), name="mfa_remove_webauthn"),
    path("2fa/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", second_factor.RenewCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
