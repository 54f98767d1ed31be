import RestanteCore

/// What the methods work with.
final class ServiceContext: Sendable {
  let store: any Store
  let settings: RESTSettings
  let wallClock: any TimeSource
  let stopwatch: any MicrosecondClock
  let random: any RandomSource
  let waiting: WaitingRooms
  /// What claims returned, for spans; `nil` where no traces are recorded.
  let tracedClaims: TracedClaims?

  init(
    store: any Store, settings: RESTSettings, wallClock: any TimeSource,
    stopwatch: any MicrosecondClock, random: any RandomSource, waiting: WaitingRooms,
    tracedClaims: TracedClaims? = nil
  ) {
    self.store = store
    self.settings = settings
    self.wallClock = wallClock
    self.stopwatch = stopwatch
    self.random = random
    self.waiting = waiting
    self.tracedClaims = tracedClaims
  }

  /// The mode of a portal.
  func mode(of portal: Portal) -> Mode {
    portal.mode ?? settings.defaultMode
  }

  /// How far ahead of UTC a portal's clocks are.
  func utcOffset(of portal: Portal) -> UTCOffset {
    switch portal.settings.timeZone {
    case nil: .fixed(settings.utcOffset)
    case .fixed(let seconds): .fixed(seconds)
    case .named(let name): settings.zoneRules.map { .zone(name, $0) } ?? 0
    }
  }
}

/// Runs a call to the store and turns its failure into the wire's.
func storeAnswer<Answer: Sendable>(
  _ body: () async throws(StoreError) -> Answer
) async throws(RESTError) -> Answer {
  do throws(StoreError) {
    return try await body()
  } catch {
    throw RESTError(error)
  }
}
