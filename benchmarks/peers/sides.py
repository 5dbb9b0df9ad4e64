"""Talks to a side: a process that reads requests and writes replies, one a line."""

import subprocess


class SideError(Exception):
    """A side said error, or ended."""


class Process:
    """A side that runs until it is closed."""

    def __init__(self, name, command, environment):
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True, encoding="utf-8"
        )

    def ask(self, *fields):
        """The fields of the reply after ok."""
        try:
            self.process.stdin.write("\t".join(map(str, fields)) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            code = self.process.wait()
            raise SideError(f"{self.name} ended with {code} while it was asked to {fields[0]}")
        status, *reply = line.rstrip("\n").split("\t")
        if status != "ok":
            raise SideError(f"{self.name} could not {' '.join(map(str, fields[:2]))}: {' '.join(reply)}")
        return reply

    def info(self):
        """What it says of itself, by key."""
        return dict(f.split("=", 1) for f in self.ask("info"))

    def close(self):
        if self.process.poll() is None:
            self.process.stdin.write("quit\n")
            self.process.stdin.close()
            self.process.wait()
