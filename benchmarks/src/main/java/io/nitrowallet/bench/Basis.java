package io.nitrowallet.bench;

/// What speeds are compared by.
enum Basis {
  /// Time as it passes: right where several processes share the work.
  ELAPSED {
    @Override
    double of(Measurement measured) {
      return measured.perSecond();
    }
  },
  /// The measuring thread's processor time: right for computations, and the same on a busy machine.
  CPU {
    @Override
    double of(Measurement measured) {
      return measured.perSecond() / measured.share(CpuTime.NAME);
    }
  };

  /// The operations in a second so understood.
  abstract double of(Measurement measured);
}
