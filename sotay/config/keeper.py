"""Keep a worker running beside the web server: started anew when it dies, stopped when that stops.

Small on purpose: it waits for months beside a worker and needs nothing of the product.
"""

import os
import signal
import subprocess
import sys
import time

PAUSE = 1.0  # seconds between looks


def main(beside: int, sotay: str) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    worker = None
    try:
        while os.getppid() == beside:
            if worker is None or worker.poll() is not None:
                worker = subprocess.Popen([sotay, "worker", "--beside", str(os.getpid())])
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        pass
    finally:
        if worker is not None:
            worker.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
