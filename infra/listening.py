"""Says where a process and its children listen; fails when that is not this machine alone.

    python3 infra/listening.py PID
"""

import os
import sys


def family(root):
    """The process and all that descend from it."""
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as stat:
                parent = int(stat.read().rsplit(")", 1)[1].split()[1])
            children.setdefault(parent, []).append(int(name))
        except OSError:
            pass  # It ended meanwhile.
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += children.get(process, [])
    return found


def sockets(process):
    """The inodes of its sockets."""
    try:
        for descriptor in os.listdir(f"/proc/{process}/fd"):
            target = os.readlink(f"/proc/{process}/fd/{descriptor}")
            if target.startswith("socket:["):
                yield target[len("socket:["):-1]
    except OSError:
        pass


def listening():
    """Address and port by inode, for every listening TCP socket; the kernel writes addresses as little-endian words."""
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            with open(table) as rows:
                next(rows)
                for row in rows:
                    fields = row.split()
                    if fields[3] == "0A":
                        address, port = fields[1].split(":")
                        words = [bytes.fromhex(address[i : i + 8])[::-1] for i in range(0, len(address), 8)]
                        yield fields[9], b"".join(words), int(port, 16)
        except OSError:
            pass


def loopback(address):
    if len(address) == 4:
        return address[0] == 127
    mapped = address[:12] == bytes(10) + b"\xff\xff" and address[12] == 127
    return mapped or address == bytes(15) + b"\x01"


def main(root):
    own = {inode for process in family(root) for inode in sockets(process)}
    open_to_all, ports = [], []
    for inode, address, port in listening():
        if inode in own:
            (ports if loopback(address) else open_to_all).append(port)
    if open_to_all:
        sys.exit(f"It listens beyond this machine at port {', '.join(map(str, open_to_all))}")
    if not ports:
        sys.exit("It listens nowhere")
    print(f"It listens on this machine alone, at port {', '.join(map(str, sorted(set(ports))))}")


main(int(sys.argv[1]))
