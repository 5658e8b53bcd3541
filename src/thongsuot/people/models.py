"""Officers and the posts they hold in units for a time. Residents have no accounts."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from thongsuot.core.actors import ROLES
from thongsuot.core.ids import new_id
from thongsuot.units.models import Unit, by_words


class Officers(BaseUserManager):
    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


class Officer(AbstractBaseUser):
    """A person who signs in. What they may do follows from their posts alone; there is no superuser."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="vi")
    keyboard_shortcuts = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    sessions_ended_at = models.DateTimeField(null=True)  # every session begun before it is over
    search_key = models.CharField(max_length=200, blank=True)
    sort_key = models.BinaryField(max_length=400)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = Officers()

    class Meta:
        indexes = [by_words("officer_words"), models.Index(fields=["sort_key", "id"], name="officer_order")]
        constraints = [
            models.UniqueConstraint(
                Upper("username"),
                name="one_username",
                violation_error_message=_("Tên đăng nhập này đã có người dùng. Chọn tên khác."),
            )
        ]

    def __str__(self):
        return self.full_name

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry to be valid: another password or a new `sessions_ended_at` ends them all."""
        ended = self.sessions_ended_at.isoformat() if self.sessions_ended_at else ""
        return salted_hmac("people.officer.session", f"{self.password}:{ended}", algorithm="sha256").hexdigest()


class Post(models.Model):
    """An officer holds a role in a unit from `valid_from` to the day before `valid_until`.

    `deputy`: holds `head` only while no head is present (none in post, or all absent): who approves then.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts", db_index=False)
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    deputy = models.BooleanField(default=False)
    part_time = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="post_dates"
            ),
            models.CheckConstraint(condition=Q(deputy=False) | Q(role="head"), name="only_heads_have_deputies"),
        ]
        indexes = [models.Index(fields=["unit", "role"])]

    def __str__(self):
        return f"{self.role} · {self.unit}"

    def unit_name(self) -> str:
        """Return what the unit was called on the last day of this post; its present name where no day is set."""
        return self.unit.name_on(self.valid_until - timedelta(days=1)) if self.valid_until else self.unit.name


class Absence(models.Model):
    """An officer is away, both days included; a deputy then acts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_dates"),
        ]

    def __str__(self):
        return f"{self.first_day}–{self.last_day}"


class LinkedIdentity(models.Model):
    """Whom an outside identity provider means when it says `subject`: an administrator recorded it, nobody signs up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="identities", db_index=False)
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_officer_for_a_subject"),
            models.UniqueConstraint(fields=["officer", "issuer"], name="one_subject_for_an_officer"),
        ]

    def __str__(self):
        return f"{self.issuer} {self.subject}"


class Renewal(models.Model):
    """A way into an account was given anew by another (`by`; None: the machine's command), or a head allowed the rest.

    Two ways together open an account, so one person alone may renew one only; the officer is shown every row.
    """

    class Way(models.TextChoices):
        PASSWORD = "password", _("cấp lại mật khẩu")
        SECOND_FACTOR = "second_factor", _("bỏ bước thứ hai")
        IDENTITY = "identity", _("đổi mã định danh")
        ALLOWED = "allowed", _("cho phép cấp lại cách đăng nhập còn lại")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="renewals", db_index=False)
    way = models.CharField(max_length=20, choices=Way.choices)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["officer", "at"], name="renewal_latest")]

    def __str__(self):
        return f"{self.way} {self.officer_id}"
