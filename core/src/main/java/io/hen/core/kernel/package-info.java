/**
 * The arithmetic that scans banks: {@link io.hen.core.kernel.ScalarKernels} defines it, {@link
 * io.hen.core.kernel.SimdKernels} computes the same on the Vector API, {@link
 * io.hen.core.kernel.KernelSelection} chooses one of them for the process.
 */
@NullMarked
package io.hen.core.kernel;

import org.jspecify.annotations.NullMarked;
