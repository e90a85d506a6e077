"""A record's file that is gone when the app closes: for a browser that keeps nothing, and for tests."""

from collections.abc import Collection


class MemoryFile:
    """A `RecordFile` in memory. Closing keeps the bytes, so it can be opened again."""

    def __init__(self, data: bytes = b"", copies: dict[str, bytes] | None = None) -> None:
        self.data = data
        self.copies = copies or {}

    def read_all(self) -> bytes:
        """All bytes."""
        return self.data

    def append(self, data: bytes) -> None:
        """Add bytes at the end."""
        self.data += data

    def truncate(self, size: int) -> None:
        """Keep the first `size` bytes."""
        self.data = self.data[:size]

    def sync(self) -> None:
        """Nothing to wait for."""

    def replace(self, data: bytes) -> None:
        """Put `data` in the place of all bytes."""
        self.data = data

    def close(self) -> None:
        """Nothing to let go of."""

    def keep(self, label: str, data: bytes) -> str:
        """Keep a copy. Returns its label."""
        self.copies[label] = data
        return label

    def labels(self) -> list[str]:
        """The labels of the copies, in alphabetical order."""
        return sorted(self.copies)

    def read_copy(self, label: str) -> bytes:
        """The bytes of a copy."""
        return self.copies[label]

    def drop(self, label: str) -> None:
        """Delete a copy."""
        del self.copies[label]

    def leave_only(self, labels: Collection[str]) -> None:
        """Forget every other copy."""
        self.copies = {label: self.copies[label] for label in labels}
