from django.apps import AppConfig

from thongsuot.cases.rules.grounds import EXTENSION_GROUNDS, SUSPENSION_GROUNDS
from thongsuot.core.naming import name_with


class CasesConfig(AppConfig):
    name = "thongsuot.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Models exist only now; a name is asked for only while a page is drawn.
        from thongsuot.cases.queries.naming import named, titles  # noqa: PLC0415
        from thongsuot.cases.queries.papers import CaseMatter  # noqa: PLC0415
        from thongsuot.documents.matters import matter_with  # noqa: PLC0415
        from thongsuot.duties.queries import find_with  # noqa: PLC0415
        from thongsuot.duties.rules.grounds import word_grounds  # noqa: PLC0415

        name_with("case", titles)
        find_with("case", named)
        word_grounds({one.code: (one.vi, one.en) for one in (*EXTENSION_GROUNDS, *SUSPENSION_GROUNDS)})
        matter_with("case", CaseMatter())
