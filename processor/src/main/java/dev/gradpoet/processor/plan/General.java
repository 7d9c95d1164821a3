package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Part;

/** A part of any form: loops can do it. */
public record General(Part part) implements Form {}
