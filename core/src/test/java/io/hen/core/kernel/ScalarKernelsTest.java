package io.hen.core.kernel;

class ScalarKernelsTest extends KernelsContract {

  @Override
  Kernels kernels() {
    return Kernels.scalar();
  }
}
