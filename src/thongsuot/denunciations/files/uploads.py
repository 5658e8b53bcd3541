"""Django's way to an upload that is never spooled in clear; stands last, where Django would write a temporary file.

For every upload of the house, not only for those at the denunciations' door: what a resident sends elsewhere may turn
out to be a denunciation only when it is read.
"""

import io

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from thongsuot.denunciations.files.spool import Spool
from thongsuot.denunciations.keys.streams import CHUNK


class SealedUploadHandler(FileUploadHandler):
    """Encrypts each chunk as it streams in, under a key that only this process's memory holds."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = Spool()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a chunk; no handler comes after."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """Return the upload, read in clear through memory alone."""
        self.file.finish()
        return UploadedFile(
            file=io.BufferedReader(self.file, CHUNK),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Let go of what came in so far."""
        if hasattr(self, "file"):
            self.file.close()
