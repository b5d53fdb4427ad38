package dev.ava.rest.offenders;

import dev.ava.postgres.Migrations;

record KnowsPostgres(Migrations migrations) {}
