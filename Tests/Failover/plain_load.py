"""Clients that insert rows into PostgreSQL without Restante, to show what the cluster itself does."""

import time

import psycopg

from answers import Answers
from clients import Clients
from cluster import PASSWORD


class PlainLoad:
    CLIENTS = 6

    def __init__(self, cluster):
        self._conninfo = cluster.conninfo()
        self.answers = Answers()
        self.acknowledged = set()
        with self._connect() as connection:
            connection.execute("CREATE TABLE load (client int, number int)")
        self._clients = Clients(self._insert, self.CLIENTS)

    def _connect(self):
        return psycopg.connect(self._conninfo, password=PASSWORD, autocommit=True)

    def _insert(self, client):
        connection, number, warnings = None, 0, []
        while True:
            number += 1
            warnings.clear()
            try:
                if connection is None:
                    connection = self._connect()
                    connection.add_notice_handler(lambda notice: warnings.append(notice.sqlstate))
                connection.execute("INSERT INTO load VALUES (%s, %s)", (client, number))
                # A commit whose wait for the standby was cut short succeeds, with a warning.
                if warnings:
                    self.answers.failure(f"warning {warnings[0]}")
                else:
                    self.acknowledged.add((client, number))
                    self.answers.success()
            except psycopg.Error as error:
                self.answers.failure(f"{type(error).__name__} {error.sqlstate}")
                if connection is not None:
                    connection.close()
                    connection = None
                time.sleep(0.1)
            yield

    def stop(self):
        self._clients.stop()

    def check(self):
        """Nothing that was acknowledged is missing."""
        with self._connect() as connection:
            stored = set(connection.execute("SELECT client, number FROM load").fetchall())
        missing = self.acknowledged - stored
        assert not missing, f"{len(missing)} of {len(self.acknowledged)} rows are lost"
        return f"{len(self.acknowledged)} rows acknowledged, {len(stored)} stored"
