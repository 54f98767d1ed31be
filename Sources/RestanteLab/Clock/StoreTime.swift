import RestanteCore
import RestantePostgres

/// Keeps the time of a PostgreSQL database that of a lab. An embedded store reads the lab's clock
/// itself.
actor StoreTime {
  private let database: ConnectionSettings
  private let clock: LabClock
  private var known: LabTime?

  init(of database: ConnectionSettings, as clock: LabClock) {
    self.database = database
    self.clock = clock
  }

  /// Takes up the time that the database was left with.
  func begin() async throws(StoreError) {
    let stored = try await DatabaseTime(of: database)
    let time = LabTime(offset: stored.shift, frozen: stored.frozen)
    known = time
    clock.takeUp(time)
  }

  /// Gives the database the lab's time.
  func follow(_ store: any Store) async throws(StoreError) {
    // The lab's time may be changed meanwhile: the last change counts.
    while known != clock.time {
      let time = clock.time
      try await DatabaseTime(shift: time.offset, frozen: time.frozen).apply(to: database)
      known = time
    }
    // The store knows the time as it last saw it.
    _ = try await store.portals()
  }
}
