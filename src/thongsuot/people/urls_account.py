"""Addresses of signing in: exactly those of allauth that officers need, one by one, so that an upgrade opens no more.

No sign-up, no reset by mail, no list of mail addresses: an administrator makes accounts and gives one-time passwords.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from django.urls import path

from thongsuot.people.kept import confirmed
from thongsuot.people.views import confirmation, leaving, outside, second_factor

_set_up_app, _remove_app = confirmed(second_factor.SetUpApp.as_view()), confirmed(second_factor.RemoveApp.as_view())
_set_up_key, _remove_key = confirmed(second_factor.SetUpKey.as_view()), confirmed(second_factor.RemoveKey.as_view())
_renew_codes = confirmed(second_factor.RenewCodes.as_view())

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("oidc/<str:provider_id>/login/", outside.leave, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", outside.come_back, name="openid_connect_callback"),
    path("oidc/xac-nhan/", outside.confirm, name="people_confirm_outside"),
    path("logout/", leaving.SignOut.as_view(), name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", confirmation.ByPassword.as_view(), name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("2fa/", mfa.index, name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", confirmation.ByCode.as_view(), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", _set_up_app, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", _remove_app, name="mfa_deactivate_totp"),
    path("2fa/webauthn/add/", _set_up_key, name="mfa_add_webauthn"),
    path("2fa/webauthn/reauthenticate/", confirmation.ByKey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", _remove_key, name="mfa_remove_webauthn"),
    path("2fa/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", _renew_codes, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
