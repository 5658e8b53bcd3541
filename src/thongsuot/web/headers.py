"""What every answer carries beside its content policy; which methods there are; forms of pages without a referrer."""

from django.http import HttpResponseNotAllowed

from thongsuot.core.quiet import QUIET

# What a page may ask of the device: keys of signing in alone, and copying a code. All else is off, in frames too.
ALLOWED = ("publickey-credentials-get", "publickey-credentials-create", "clipboard-write", "fullscreen")
REFUSED = (
    "accelerometer", "ambient-light-sensor", "attribution-reporting", "autoplay", "bluetooth", "browsing-topics",
    "camera", "clipboard-read", "display-capture", "encrypted-media", "gamepad", "geolocation", "gyroscope", "hid",
    "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb", "web-share", "window-management",
    "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join([*(f"{name}=()" for name in REFUSED), *(f"{name}=(self)" for name in ALLOWED)])
HEADERS = {
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    # The server would else name itself: what runs here is nobody's business.
    "Server": "web",
}


class HeadersMiddleware:
    """Outermost: pages, files, static text, errors and refusals all get the same headers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path_info.startswith(QUIET):
            response.headers["Referrer-Policy"] = "no-referrer"
        return response


class MethodMiddleware:
    """Refuses every method that nothing here uses, TRACE among them, before anything is asked of a room."""

    METHODS = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request) if request.method in self.METHODS else HttpResponseNotAllowed(self.METHODS)


class QuietOriginMiddleware:
    """Lets forms of quiet pages through the check of their origin, which browsers then hide from us as well.

    A page that sends no referrer posts with `Origin: null` (Fetch standard, section 3.2). `Sec-Fetch-Site`, which no
    page can set, says that the form was ours; a browser too old for it sends our cookie from our own pages alone
    (SameSite). The token of the form is checked as ever.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        hidden = request.headers.get("Origin", "null") == "null" and not request.headers.get("Referer")
        if hidden and request.path_info.startswith(QUIET) and _from_here(request):
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.get_response(request)


def _from_here(request) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
