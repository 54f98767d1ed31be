import RestanteCore

/// When the handlers of each portal may have their next turn, as far as is known.
struct DeliveryAgenda {
  private var turns: [PortalID: Timestamp] = [:]

  /// Notes when a portal's next turn is; `nil` where nothing is to be delivered.
  mutating func note(_ turn: Timestamp?, of portal: PortalID) {
    turns[portal] = turn
  }

  /// Forgets portals that are gone.
  mutating func keep(only portals: Set<PortalID>) {
    turns = turns.filter { portals.contains($0.key) }
  }

  /// The portals with a turn at a time, the one that is due longest first.
  func due(at now: Timestamp) -> [PortalID] {
    turns.filter { $0.value <= now }
      .sorted { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }.map(\.key)
  }

  /// Whether a portal has a turn at a time.
  func isDue(_ portal: PortalID, at now: Timestamp) -> Bool {
    turns[portal].map { $0 <= now } ?? false
  }

  /// How long it is until the next turn; `nil` where there is none.
  func pause(at now: Timestamp) -> Duration? {
    turns.values.min().map { .milliseconds(max(0, $0.milliseconds - now.milliseconds)) }
  }
}
