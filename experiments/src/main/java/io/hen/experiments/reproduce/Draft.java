package io.hen.experiments.reproduce;

import java.util.List;

/** The numbers and blocks of a chapter, before it has a name. */
record Draft(List<Check> checks, List<Block> blocks) {}
