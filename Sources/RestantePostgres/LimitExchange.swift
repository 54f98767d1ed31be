import RestanteCore

/// Tells the other nodes what this one counted for the limits, and hears what they counted.
///
/// Each node counts in its own memory, so that no request waits. Every now and then it writes what
/// it counted since to `limit_share`, a round at a time, and adds the rounds of others that it has
/// not heard yet to its own. What could not be told is not told later: it counts here alone.
actor LimitExchange {
  /// How often nodes talk to each other: what the tolerance of the limits follows from.
  static let interval = Duration.seconds(1)

  private let ledger: MemoryLimitLedger
  /// This node's name: a number that no other node has or had.
  private var node: Int64?
  private var round: Int64 = 0
  /// The last round heard of each other node, and when it was told.
  private var heard: [Int64: (round: Int64, at: Timestamp)] = [:]
  private var heardAt: Timestamp?
  private var cleanedAt: Timestamp?

  /// For how many seconds a round counts, and is kept: as long as operating time does.
  private static let lifetime: Int64 = 660
  /// A round that took so many seconds to be committed is heard all the same.
  private static let overlap: Int64 = 60
  private static let secondsPerCleaning: Int64 = 60

  init(_ ledger: MemoryLimitLedger) {
    self.ledger = ledger
  }

  /// Tells and hears once. An error only means that others hear less.
  func exchange(with store: PostgresStore) async {
    let told = LimitEntry.entries(ledger.takeChanges())
    do throws(StoreError) {
      if !told.isEmpty { try await tell(told, to: store) }
      try await hear(from: store)
    } catch {}
  }

  private func tell(_ entries: [LimitEntry], to store: PostgresStore) async throws(StoreError) {
    round += 1
    let (known, round) = (node, round)
    node = try await store.write(besidePublishing: true) { (transaction) throws(StoreError) in
      try transaction.tell(entries, of: known, round: round)
    }
  }

  private func hear(from store: PostgresStore) async throws(StoreError) {
    let known = heardAt?.adding(seconds: -Self.overlap)
    let (entries, now) = try await store.readers.read { (snapshot, now) throws(StoreError) in
      let since = known ?? now.adding(seconds: -Self.lifetime)
      return (try snapshot.limitEntries(since: since), now)
    }
    for told in LimitRound.rounds(entries)
    where told.node != node && told.round > heard[told.node]?.round ?? 0 {
      ledger.add(told.changes, at: told.at)
      heard[told.node] = (told.round, told.at)
    }
    heardAt = now
    let end = now.adding(seconds: -Self.lifetime)
    heard = heard.filter { $0.value.at >= end }
    if now >= cleanedAt?.adding(seconds: Self.secondsPerCleaning) ?? now {
      cleanedAt = now
      try await store.write(besidePublishing: true) { (transaction) throws(StoreError) in
        try transaction.forgetLimitEntries(before: end)
      }
    }
  }
}

extension PostgresStore {
  /// Tells the other nodes what this one counted for the limits, and hears from them: what
  /// otherwise happens every second.
  package func exchangeLimits() async {
    await exchange.exchange(with: self)
  }

  /// Exchanges again and again for as long as there is the store.
  static func exchange(
    for store: PostgresStore, every interval: Duration
  ) -> Task<Void, Never> {
    Task { [weak store] in
      while !Task.isCancelled {
        guard await exchangeOnce(store) else { return }
        try? await Task.sleep(for: interval)
      }
    }
  }

  /// Whether there was a store to exchange for.
  private static func exchangeOnce(_ store: PostgresStore?) async -> Bool {
    await store?.exchangeLimits()
    return store != nil
  }
}
