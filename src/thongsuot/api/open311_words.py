"""Open311 GeoReport v2 in its own words: services, requests and errors as lists of flat records, in JSON or XML."""

from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from thongsuot.cases.models import Publication
from thongsuot.cases.queries.follow import PublicStatus
from thongsuot.cases.rules.transitions import BEFORE_ANSWER
from thongsuot.core.clock import LEGAL_ZONE
from thongsuot.language.topics import Topic, is_topic, topic, topics

FORMS = ("json", "xml")
OTHER = "other"


def answer(root: str, name: str, records: list[dict], form: str, status: int = 200) -> HttpResponse:
    """Return `records` as a JSON list, or as XML: `root` holds one `name` a record."""
    if form == "xml":
        tree = ElementTree.Element(root)
        for record in records:
            _grow(ElementTree.SubElement(tree, name), record)
        body = ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True)
        return HttpResponse(body, content_type="text/xml; charset=utf-8", status=status)
    return JsonResponse(records, safe=False, status=status, json_dumps_params={"ensure_ascii": False})


def _grow(element: ElementTree.Element, record: dict) -> None:
    for key, value in record.items():
        child = ElementTree.SubElement(element, key)
        if isinstance(value, list):
            for each in value:
                _grow(ElementTree.SubElement(child, key.removesuffix("s")), each)
        elif value is not None:
            child.text = str(value).lower() if isinstance(value, bool) else str(value)


def errors(sentence: str, status: int, form: str) -> HttpResponse:
    """Return one error in the form the caller asked for."""
    return answer("errors", "error", [{"code": status, "description": sentence}], form, status)


def service(each: Topic, language: str) -> dict:
    """Return a topic as a service; its group is the topic above."""
    group = topic(each.parent) if each.parent else each
    return {
        "service_code": each.code,
        "service_name": each.name(language),
        "description": each.name(language),
        "metadata": False,
        "type": "realtime",
        "keywords": "",
        "group": group.name(language),
    }


def services(language: str) -> list[dict]:
    """Return every topic as a service."""
    return [service(each, language) for each in topics()]


def published(copy: Publication, language: str) -> dict:
    """Return a published copy as a closed request, under the id of the copy: nothing leads to the case."""
    answers = "\n".join(item.answer for item in copy.items.all())
    code = copy.topic if is_topic(copy.topic) else OTHER
    return {
        "service_request_id": str(copy.pk),
        "status": "closed",
        "status_notes": answers,
        "service_name": topic(code).name(language) if is_topic(code) else "",
        "service_code": code,
        "description": copy.question,
        "agency_responsible": copy.unit_name,
        "requested_datetime": _instant(copy.received_on),
        "updated_datetime": _instant(copy.published_on),
        "expected_datetime": _instant(copy.due_on),
        "address": copy.place_name,
    }


def followed(status: PublicStatus) -> dict:
    """Return what a code alone tells: whether it is open, with whom, and by when."""
    return {
        "service_request_id": status.code,
        "status": "open" if status.state in BEFORE_ANSWER else "closed",
        "status_notes": status.step,
        "agency_responsible": status.unit,
        "expected_datetime": _instant(status.due_on),
    }


def made(receipt: dict) -> dict:
    """Return what a new request gets back; the secret stands in the notice, shown once."""
    notice = _("Giữ mã bí mật %s để xem câu trả lời.") % receipt["secret"]
    return {"service_request_id": receipt["code"], "service_notice": notice, "account_id": ""}


def discovery(url: str, contact: str) -> dict:
    """Return where the service lies and which forms it speaks (GeoReport v2, service discovery)."""
    return {
        "changeset": "2026-07-01T00:00:00Z",
        "contact": contact,
        "key_service": _("Không cần khóa."),
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": f"{url}/open311/v2",
                "changeset": "2026-07-01T00:00:00Z",
                "type": "production",
                "formats": "application/json, text/xml",
            }
        ],
    }


def _instant(day: date | None) -> str | None:
    """Return the beginning of a legal day as an instant in UTC (W3C date-time)."""
    return datetime.combine(day, time(0), LEGAL_ZONE).astimezone(UTC).isoformat() if day else None
