# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in Dutch: what people read, and numbers as they write them."""

import locale
import os
import unittest

from people import Desk, Role, key, main, wait


def has_dutch():
    try:
        locale.setlocale(locale.LC_ALL, "nl_NL.UTF-8")
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
        return True
    except locale.Error:
        return False


@unittest.skipUnless(has_dutch(), "there is no Dutch locale here")
class Dutch(Desk):

    def test_the_window_speaks_dutch(self):
        program = self.start(self.project, program=os.environ["DUIDING_HERE"], LANGUAGE="nl",
                             LC_ALL="nl_NL.UTF-8")
        program.see_count("171 verhalen")
        program.click(self.family(program))
        program.see_count("100 van 171 verhalen")
        program.see(Role.PAGE_TAB, "Verhalen")
        chart = self.chart(program)
        wait(lambda: "beantwoord" in chart.get_description(), "a summary in Dutch",
             chart.get_description)
        key("ctrl+z")
        program.see_count("171 verhalen")


if __name__ == "__main__":
    main()
