public import RestanteCore
public import RestanteREST
public import RestanteSQLite

/// What a server goes by besides its configuration: clocks, randomness, and what extends it. By
/// default they are the machine's, and nothing extends it.
public struct ServerConditions: Sendable {
  /// The wall clock of replies; what is stored lives by the store's time.
  public var clock: any TimeSource
  /// Which clock an embedded store lives by.
  public var storeClock = SQLiteStoreClock.steady
  /// Measures the time between periodic jobs and how long clients wait.
  public var jobClock: any Clock<Duration>
  /// Measures the time between jobs that are about the process and its files: signs of life,
  /// certificates, keys, backups, traces, room in files.
  public var processClock: any Clock<Duration>
  /// Measures how long deliveries wait for their turn.
  public var deliveryClock: any Clock<Duration> = ContinuousClock()
  /// Measures the `time` of replies.
  public var stopwatch: any MicrosecondClock = WallMicrosecondClock()
  /// Makes credentials and process ids.
  public var random: any RandomSource
  /// Makes the ids of requests and traces.
  public var requestRandom: any RandomSource
  /// Makes the jitter and the tokens of deliveries.
  public var deliveryRandom: any RandomSource
  /// What else the server offers.
  public var extensions: [any ServerExtension] = []

  /// Creates conditions.
  ///
  /// - Parameters:
  ///   - clock: The wall clock of replies.
  ///   - jobClock: Measures the time between jobs of all kinds and how long clients wait.
  ///   - random: Where all randomness comes from.
  public init(
    clock: any TimeSource = WallClock(), jobClock: any Clock<Duration> = ContinuousClock(),
    random: any RandomSource = SystemRandomSource()
  ) {
    self.clock = clock
    self.jobClock = jobClock
    processClock = jobClock
    self.random = random
    requestRandom = random
    deliveryRandom = random
  }
}
