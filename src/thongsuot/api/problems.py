"""What went wrong, as an answer for programs (RFC 9457): one sentence, the field, never a trace."""

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from thongsuot.core.access import can, names
from thongsuot.core.errors import DomainError, NotFound, Refused

MEDIA_TYPE = "application/problem+json"


def install(api: NinjaAPI) -> None:
    """Give `api` one handler for each kind of trouble."""
    api.add_exception_handler(DomainError, lambda request, trouble: of_domain(api, request, trouble))
    api.add_exception_handler(ValidationError, lambda request, trouble: _of_shape(api, request, trouble))
    api.add_exception_handler(Http404, lambda request, trouble: not_found(api, request))
    api.add_exception_handler(HttpError, lambda request, trouble: _of_http(api, request, trouble))
    api.add_exception_handler(SuspiciousOperation, lambda request, trouble: _of_request(api, request, trouble))


def problem(api: NinjaAPI, request: HttpRequest, status: int, kind: str, detail: str, field=None) -> HttpResponse:
    """Return the answer; `kind` is a word of ours, stable for programs, `detail` the sentence for people."""
    body = {
        "type": f"urn:thongsuot:{kind}",
        "title": _titles()[kind],
        "status": status,
        "detail": detail,
        "field": field,
    }
    answer = api.create_response(request, body, status=status)
    answer["Content-Type"] = MEDIA_TYPE
    answer["Cache-Control"] = "no-store"
    return answer


def _titles() -> dict[str, str]:
    return {
        "invalid": _("Chưa hợp lệ"),
        "stale": _("Đã có người làm trước"),
        "not-allowed-now": _("Chưa làm được lúc này"),
        "refused": _("Không được phép"),
        "not-found": _("Không tìm thấy"),
        "too-many": _("Thử quá nhiều lần"),
        "unauthorized": _("Cần đăng nhập"),
        "not-understood": _("Không đọc được"),
        "too-large": _("Quá lớn"),
    }


_KINDS = {403: "refused", 404: "not-found", 429: "too-many"}


def of_domain(api: NinjaAPI, request: HttpRequest, trouble: DomainError) -> HttpResponse:
    """Return the answer to an error of a room: a refusal is 404 where the actor may not even see the thing."""
    status = status_of(trouble)
    if status == 404:
        detail = str(trouble.sentence) if isinstance(trouble, NotFound) else None
        return not_found(api, request, detail)
    if isinstance(trouble, Refused):
        sentence = _("Vai của anh/chị không làm được việc này. Nhờ người phụ trách của đơn vị.")
        return problem(api, request, status, "refused", sentence)
    name = type(trouble).__name__
    kind = {"Stale": "stale", "NotAllowedNow": "not-allowed-now"}.get(name) or _KINDS.get(status, "invalid")
    return problem(api, request, status, kind, str(trouble.sentence), trouble.field)


def status_of(trouble: DomainError) -> int:
    """Return the HTTP status of an error of a room."""
    if isinstance(trouble, Refused) and hasattr(trouble, "permission"):
        view = f"{trouble.permission.partition('.')[0]}.view"
        if view in names() and not can(trouble.actor, view, trouble.thing):
            return 404
    return trouble.status


def not_found(api: NinjaAPI, request: HttpRequest, detail: str | None = None) -> HttpResponse:
    """Return the one answer for what is absent and for what may not be seen."""
    sentence = detail or _("Không tìm thấy, hoặc bà con không được xem.")
    return problem(api, request, 404, "not-found", sentence)


def _of_shape(api: NinjaAPI, request: HttpRequest, trouble: ValidationError) -> HttpResponse:
    first = trouble.errors[0]
    if first["loc"][0] == "path":
        return not_found(api, request)
    field = ".".join(str(part) for part in first["loc"][1:] if part not in ("given",)) or None
    return problem(api, request, 422, "invalid", _sentence(first, field or "body"), field)


def _sentence(error: dict, field: str) -> str:
    kind, told = error["type"], error.get("ctx", {})
    sentences = {
        "missing": _("Thiếu ô %(field)s. Ghi thêm rồi gửi lại."),
        "string_too_long": _("Ô %(field)s dài quá %(max_length)s chữ cái. Rút ngắn lại."),
        "string_too_short": _("Ô %(field)s cần ít nhất %(min_length)s chữ cái."),
        "too_long": _("Ô %(field)s có quá nhiều phần, nhiều nhất là %(max_length)s."),
        "too_short": _("Ô %(field)s cần ít nhất %(min_length)s phần."),
        "greater_than_equal": _("Ô %(field)s phải từ %(ge)s trở lên."),
        "less_than_equal": _("Ô %(field)s nhiều nhất là %(le)s."),
        "literal_error": _("Ô %(field)s phải là một trong: %(expected)s."),
        "date_from_datetime_parsing": _("Ô %(field)s phải là ngày, viết năm-tháng-ngày, ví dụ 2026-07-15."),
        "date_parsing": _("Ô %(field)s phải là ngày, viết năm-tháng-ngày, ví dụ 2026-07-15."),
        "uuid_parsing": _("Ô %(field)s phải là một mã UUID."),
    }
    sentence = sentences.get(kind, _("Ô %(field)s không đúng kiểu. Xem mô tả của ô này trong tài liệu giao diện."))
    return sentence % ({"field": field} | told)


def _of_http(api: NinjaAPI, request: HttpRequest, trouble: HttpError) -> HttpResponse:
    status = trouble.status_code
    if isinstance(trouble, AuthenticationError) or status == 401:
        answer = problem(api, request, 401, "unauthorized", _("Đăng nhập, hoặc gửi kèm khóa truy cập còn dùng được."))
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    if status == 403:
        return problem(api, request, 403, "refused", _("Thiếu mã chống giả mạo (CSRF). Lấy lại trang rồi gửi lại."))
    if status == 429:
        return problem(api, request, 429, "too-many", _("Có quá nhiều yêu cầu cùng lúc. Chờ một phút rồi gửi lại."))
    return problem(api, request, status, "not-understood", _("Nội dung gửi lên không phải là JSON viết bằng UTF-8."))


def _of_request(api: NinjaAPI, request: HttpRequest, trouble: SuspiciousOperation) -> HttpResponse:
    if isinstance(trouble, RequestDataTooBig):
        sentence = _("Yêu cầu lớn hơn 2 MB. Bỏ bớt tệp, hoặc gửi tệp qua trang web.")
        return problem(api, request, 413, "too-large", sentence)
    return problem(api, request, 400, "not-understood", _("Không đọc được yêu cầu này."))
