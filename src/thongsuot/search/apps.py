from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "thongsuot.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Models exist only now; the index is asked only while a page is drawn.
        from thongsuot.cases.queries.publications import find_with  # noqa: PLC0415
        from thongsuot.cases.queries.similar import like_with  # noqa: PLC0415
        from thongsuot.search.queries import find_copies, similar_to  # noqa: PLC0415

        find_with(find_copies)
        like_with(similar_to)
