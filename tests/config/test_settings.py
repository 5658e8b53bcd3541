from django.db import connection


def test_the_suite_talks_to_its_own_database(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_user")
        assert cursor.fetchone() == (connection.settings_dict["NAME"], "owner")
