import RestanteCore

/// What the methods work with.
struct ServiceContext: Sendable {
  let store: any Store
  let settings: RESTSettings
  let wallClock: any TimeSource
  let stopwatch: any MicrosecondClock
  let random: any RandomSource
  let waiting: WaitingRooms
  /// What claims returned, for spans; `nil` where no traces are recorded.
  var tracedClaims: TracedClaims?

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
