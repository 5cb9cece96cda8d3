# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person does: pointer, keys, and the accessibility bus to look.

Everything runs on a screen and a bus of its own (xvfb-run, dbus-run-session) with a home folder
that is gone afterwards. Nothing is timed: what should happen is waited for, generously.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    print("The accessibility bus cannot be read here (python3-gi, gir1.2-atspi-2.0).")
    sys.exit(77)

PROGRAM = os.environ["DUIDING"]
CLI = os.environ["DUIDING_CLI"]
SAMPLE = os.environ["DUID_SAMPLE"]
SHOTS = os.environ["DUID_SHOTS"]

PATIENCE = float(os.environ.get("DUID_PATIENCE", 40))  # seconds
ALL = "171 stories"
FAMILIES = "100 of 171 stories"

NOTICE = "The teller did not agree to showing this story to a group."

Role = Atspi.Role
# Nothing that a search looks for is inside these.
LEAVES = {Role.LABEL, Role.IMAGE, Role.CHECK_BOX, Role.SCROLL_BAR, Role.ENTRY, Role.TEXT}


class NotSeen(AssertionError):
    """What a person waited for did not come."""


def cli(*arguments):
    done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout.decode()


def xdotool(*arguments):
    done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, timeout=60)
    return done.stdout.decode()


def children(node, is_backwards=False):
    places = range(node.get_child_count())
    for i in reversed(places) if is_backwards else places:
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def extents(node):
    """Place in the window: x, y, width, height; None for what has no place."""
    try:
        box = node.get_extents(Atspi.CoordType.WINDOW)
        return (box.x, box.y, box.width, box.height)
    except gi.repository.GLib.GError:
        return None


def is_hidden(node):
    box = extents(node)
    return box is not None and (box[2] <= 0 or box[3] <= 0)


def walk(node, is_in_sight=True, is_backwards=False):
    """All that is inside a node, in reading order; what is hidden is left out."""
    for child in children(node, is_backwards):
        try:
            role = child.get_role()
            if is_in_sight and is_hidden(child):
                continue
            yield child, role
            if role not in LEAVES:
                yield from walk(child, is_in_sight, is_backwards)
        except gi.repository.GLib.GError:
            continue  # it went away while it was looked at


class Program:
    """One window of the program on a project of its own."""

    def __init__(self, home, *files, program=PROGRAM, **more):
        self.home = home
        self.environment = dict(
            os.environ, HOME=home, XDG_DATA_HOME=home + "/data", XDG_CONFIG_HOME=home + "/config",
            XDG_CACHE_HOME=home + "/cache", XDG_DATA_DIRS=data_folder(home), **more)
        self.panes = {}
        self.errors = open(os.path.join(home, "errors.txt"), "wb")
        try:
            self.begin(program, files)
        except NotSeen as first:
            # The bus may miss a program that comes just when another one goes: what these tests
            # are about is the program. Not to be there twice is its own fault.
            print(first, file=sys.stderr)
            self.process.kill()
            self.process.wait(PATIENCE)
            self.begin(program, files)

    def begin(self, program, files):
        self.process = subprocess.Popen([program, *files], env=self.environment,
                                        stdout=self.errors, stderr=self.errors)
        self.root = wait(self.find_root, "the program on the accessibility bus", self.who_is_there)

    def who_is_there(self):
        """What the bus shows instead, for whoever has to find out why."""
        shown = []
        for each in children(Atspi.get_desktop(0)):
            try:
                shown.append((each.get_name(), each.get_process_id(), each.get_child_count()))
            except gi.repository.GLib.GError as error:
                shown.append(error.message)
        return f"{shown}; {self.process.pid} ended with {self.process.poll()}; {self.said()}"

    def find_root(self):
        desktop = Atspi.get_desktop(0)
        # Never clear_cache(): it walks through all that was ever seen of programs that are gone,
        # and round and round where one had a child in two places.
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for application in children(desktop):
            try:
                if application.get_process_id() != self.process.pid:
                    continue
            except gi.repository.GLib.GError:
                continue  # one that has just gone
            # What the library remembers is older than what is on the screen.
            application.set_cache_mask(Atspi.Cache.NONE)
            return application if application.get_child_count() > 0 else None
        return None

    def is_running(self):
        return self.process.poll() is None

    def said(self):
        with open(self.errors.name, encoding="utf-8") as file:
            return file.read()

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)
        self.errors.close()

    def leave(self):
        """Ctrl+Q, as a person does; the program must end by itself and without a word."""
        if self.is_running():
            key("ctrl+q")
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
        self.errors.close()
        return self.process.returncode

    # ---- looking ----

    def windows(self):
        return [child for child in children(self.root) if not is_hidden(child)]

    def window(self, title):
        return next((each for each in self.windows() if each.get_name() == title), None)

    def find(self, role, name=None, within=None, has=None):
        """The first thing in sight of that role and name (or name that holds `has`)."""
        for node, its_role in walk(within or self.root):
            if its_role != role:
                continue
            its_name = node.get_name()
            if (name is None or its_name == name) and (has is None or has in its_name):
                return node
        return None

    def see(self, role, name=None, within=None, has=None):
        what = f"{role.value_nick} “{name or has or ''}”"
        return wait(lambda: self.find(role, name, within, has), what)

    def see_no(self, role, name=None, within=None, has=None):
        wait(lambda: self.find(role, name, within, has) is None,
             f"no {role.value_nick} “{name or has}”")

    def see_notice(self, words):
        """What slides in at the foot and is gone soon: looked for from the end, to be in time."""
        def look():
            return any(role == Role.LABEL and node.get_name() == words
                       for window in self.windows() for node, role in walk(window, True, True))
        wait(look, f"the notice “{words}”")

    def pane(self, name):
        """A part of the window by its kind; it is remembered, since looking for it takes long."""
        known = self.panes.get(name)
        try:
            if known is not None and known.get_name() == name and not is_hidden(known):
                return known
        except gi.repository.GLib.GError:
            pass
        self.panes[name] = self.find(Role.FILLER, name)
        return self.panes[name]

    def labels(self, pane):
        inside = self.pane(pane)
        return [node.get_name() for node, role in walk(inside) if role == Role.LABEL] if inside else []

    def count(self):
        """“100 of 171 stories”, as it stands over the board."""
        return " ".join(self.labels("DuidChipBar")[:2])

    def see_count(self, words):
        wait(lambda: self.count() == words, f"“{words}”", lambda: f"“{self.count()}”")

    def title(self):
        """Of the story in the reader, where a notice about consent may stand above it."""
        return next((words for words in self.labels("DuidReaderPane") if words != NOTICE), "")

    def chips(self):
        return [words for words in self.labels("DuidChipBar") if ": " in words]

    def tab_to(self, node, what="Tab", most=120):
        """Presses Tab until a part of the window has the keyboard."""
        for _ in range(most):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return
            key(what)
            time.sleep(0.1)
        raise NotSeen(f"{what} does not reach “{node.get_name()}”")

    def see_chips(self, *chips):
        wait(lambda: self.chips() == list(chips), f"the chips {chips}", self.chips)

    # ---- the hand ----

    def place(self, node, x=0.5, y=0.5):
        """A point of a node on the screen."""
        window = node
        while window.get_parent().get_role() != Role.APPLICATION:
            window = window.get_parent()
        _, _, inner, _ = extents(window)
        left, top, width = find_on_screen(window.get_name())
        border = (width - inner) // 2
        box = extents(node)
        return (int(left + border + box[0] + x * box[2]), int(top + border + box[1] + y * box[3]))

    def point(self, node, x=0.5, y=0.5):
        xdotool("mousemove", "--sync", *self.place(node, x, y))

    def click(self, node, x=0.5, y=0.5, button=1):
        self.point(node, x, y)
        xdotool("click", button)

    def drag(self, node, path):
        """Presses, goes along the path (shares of the node) and lets go."""
        self.point(node, *path[0])
        xdotool("mousedown", 1)
        for x, y in path[1:]:
            self.point(node, x, y)
            time.sleep(0.03)
        xdotool("mouseup", 1)


def data_folder(home):
    """What an installation would have put in place: sample, schemas, as in the build."""
    folder = os.path.join(home, "share")
    sample = os.path.join(folder, "duiding", "sample")
    if not os.path.exists(sample):
        os.makedirs(os.path.dirname(sample))
        os.symlink(os.path.dirname(SAMPLE), sample)
    return folder + ":/usr/local/share:/usr/share"


def find_on_screen(title):
    """Left, top and width of the X window of that title."""
    def look():
        for line in xdotool("search", "--onlyvisible", "--class", "duiding").split():
            if xdotool("getwindowname", line).strip() == title:
                found = dict(each.split("=") for each in
                             xdotool("getwindowgeometry", "--shell", line).split())
                return int(found["X"]), int(found["Y"]), int(found["WIDTH"])
        return None
    return wait(look, f"the window “{title}” on the screen")


def wait(look, what, but=None):
    """Looks until there is something to see; not having it in time is a failure."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            seen = look()
            if seen:
                return seen
        except (gi.repository.GLib.GError, AttributeError, TypeError):
            pass  # it changed while it was looked at
        time.sleep(0.1)
    raise NotSeen(f"waited for {what}" + (f", saw {but()}" if but else ""))


def key(*names):
    xdotool("key", "--clearmodifiers", *names)


def write(text):
    xdotool("type", "--delay", 25, text)


class Desk(unittest.TestCase):
    """A desk with a window manager, and a project of the sample on it."""

    @classmethod
    def setUpClass(cls):
        for tool in ("xdotool", "openbox"):
            if shutil.which(tool) is None:
                print(f"{tool} is not installed")
                sys.exit(77)
        os.makedirs(SHOTS, exist_ok=True)
        cls.folder = tempfile.mkdtemp(prefix="duiding-people-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.manager = subprocess.Popen(["openbox"], env=dict(os.environ, HOME=cls.folder),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(cls.manager.wait)
        cls.addClassCleanup(cls.manager.terminate)
        cls.original = os.path.join(cls.folder, "sample.duiding")
        cli("import", SAMPLE, "-o", cls.original)

    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="home-", dir=self.folder)
        self.project = os.path.join(self.home, "proef.duiding")
        shutil.copyfile(self.original, self.project)
        self.programs = []

    def tearDown(self):
        for program in self.programs:
            self.shoot()
            was_running = program.is_running()
            code = program.leave()
            if was_running:
                self.assertEqual(code, 0, program.said())
            self.assertNotIn("CRITICAL", program.said())
            self.assertNotIn("WARNING", program.said())

    def start(self, *files, **more):
        program = Program(self.home, *files, **more)
        self.programs.append(program)
        return program

    def open(self, **more):
        """The program with the sample's project open."""
        program = self.start(self.project, **more)
        program.see_count(ALL)
        return program

    @staticmethod
    def family(program):
        """The option “Gezin” on the left."""
        return program.see(Role.CHECK_BOX, within=program.pane("DuidFacetPane"), has="Gezin, 100")

    @staticmethod
    def chart(program):
        """The triad “Plan” on the board."""
        return program.see(Role.IMAGE, "Plan", program.pane("DuidChartCard"))

    def shoot(self, name=None):
        """Keeps a picture of the screen beside the results."""
        name = name or self.id().split(".")[-1].removeprefix("test_")
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", os.path.join(SHOTS, name + ".png")],
                           check=False, timeout=60)

    def stories(self, *where):
        conditions = [word for condition in where for word in ("--where", condition)]
        return json.loads(cli("stories", self.project, "--json", *conditions))["stories"]

    def tags_of(self, title):
        return [tag["tag"] for story in self.stories() if story["title"] == title
                for tag in story["tags"]]


def main():
    unittest.main(verbosity=2)
