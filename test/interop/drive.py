"""Runs every test of this folder and ends with the line "N passed, N failed"."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).parent


class Counted(unittest.TextTestResult):
    """Counts successes too, and calls a test by its sentence."""

    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1

    def getDescription(self, test):
        return f"{type(test).__name__}: {test.shortDescription() or test.id()}"


def main():
    sys.path.insert(0, str(HERE))
    suite = unittest.defaultTestLoader.discover(str(HERE), pattern="*_test.py")
    runner = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Counted)
    result = runner.run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"{result.passed} passed, {failed} failed")
    return 1 if failed or not result.passed else 0


sys.exit(main())
