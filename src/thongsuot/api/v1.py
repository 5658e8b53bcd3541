"""`/api/v1/`: every room's router under one roof, with one shape of errors and the schema of it all."""

from django.http import HttpRequest, HttpResponse

from thongsuot.api import problems
from thongsuot.api.auth import OFFICERS
from thongsuot.api.description import DescribedApi
from thongsuot.api.throttle import Brake
from thongsuot.cases.api import acts, desk, public
from thongsuot.commitments.api import router as promises
from thongsuot.complaints.api import acts as complaint_acts
from thongsuot.complaints.api import desk as complaint_desk
from thongsuot.doors.api import router as doors
from thongsuot.law.api import router as law
from thongsuot.units.api import router as units

api = DescribedApi(
    title="Thông Suốt",
    version="1",
    description=(
        "Submit, follow, and work on feedback and petitions. Days are legal days in Vietnam; instants are UTC. "
        "Errors are application/problem+json; their sentence follows Accept-Language (vi, en)."
    ),
    urls_namespace="api-1",
    docs_url=None,
)
problems.install(api)
api.add_router("", public.router, throttle=[Brake()])
api.add_router("", doors)
api.add_router("", units)
api.add_router("", law)
api.add_router("", promises)
api.add_router("", desk.router, auth=OFFICERS)
api.add_router("", acts.router, auth=OFFICERS)
api.add_router("", complaint_desk.router, auth=OFFICERS)
api.add_router("", complaint_acts.router, auth=OFFICERS)


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer an address that the API does not have, in the API's own shape."""
    return problems.not_found(api, request)


nothing_here.csrf_exempt = True
nothing_here.login_required = False
