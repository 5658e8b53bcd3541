"""The WSGI application that granian serves; each of granian's worker processes loads it once."""

import os
import signal

from django.core.wsgi import get_wsgi_application

from thongsuot.config.tether import die_with_parent
from thongsuot.config.undumpable import never_dump

never_dump()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thongsuot.config.settings")
if "THONGSUOT_SUPERVISOR" in os.environ:
    die_with_parent(signal.SIGKILL)
application = get_wsgi_application()
