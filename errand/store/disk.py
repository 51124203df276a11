"""Writing to disk so that a reader sees the old file or the new one, and a failure says what to do."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from errand.core.errors import ResultsLost

_ADVICE = {
    errno.ENOSPC: ("磁盘已满，请清理空间后重跑", "the disk is full; free some space and run again"),
    errno.EDQUOT: ("磁盘配额已用完，请清理空间后重跑", "the disk quota is used up; free some space and run again"),
    errno.EFBIG: (
        "文件大小超过限制，请放宽限制（ulimit -f）后重跑",
        "a file may not grow so large; raise the limit (ulimit -f)",
    ),
    errno.EROFS: (
        "文件系统为只读，请换一个可写的结果文件夹",
        "the file system is read-only; choose another results folder",
    ),
    errno.EACCES: (
        "没有写入权限，请修改权限或换一个结果文件夹",
        "no permission to write; change it or choose another results folder",
    ),
    errno.EPERM: (
        "不允许写入，请修改权限或换一个结果文件夹",
        "writing is not permitted; choose another results folder",
    ),
    errno.EIO: ("磁盘读写出错，请检查磁盘后重跑", "the disk reports an error; check it and run again"),
    errno.ENOTDIR: (
        "路径上有一个不是文件夹，请换一个结果文件夹",
        "a part of the path is no folder; choose another results folder",
    ),
    errno.EEXIST: ("同名文件已存在，请换一个结果文件夹", "something else has that name; choose another results folder"),
}
_OTHERWISE = ("请检查该文件夹", "check that folder")


def lost(folder: Path, problem: OSError) -> ResultsLost:
    """Give the error to raise when nothing can be written to *folder* any more."""
    zh, en = _ADVICE.get(problem.errno or 0, _OTHERWISE)
    return ResultsLost(
        f"结果写不进 {folder}：{zh}。已写入的运行记录都还在。"
        f" Results cannot be written to {folder} ({problem.strerror or problem}): {en}. What is recorded stays."
    )


def replace_file(path: Path, content: bytes) -> None:
    """Put *content* at *path* in one move; after a failure the old file is still there, whole."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            _write_durably(draft, content)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise lost(path.parent, problem) from problem


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* survive a power cut, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems cannot sync a folder
            raise
    finally:
        os.close(handle)
