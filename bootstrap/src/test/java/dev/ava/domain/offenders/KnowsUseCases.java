package dev.ava.domain.offenders;

import dev.ava.domain.offenders.usecase.PublicService;

record KnowsUseCases(PublicService service) {}
