import RestanteCore

/// Keeping others away from queues.
///
/// Publishing, claiming and acknowledging share a queue: they go by the locks of rows and skip what
/// somebody else holds. Whatever moves events between states by more than that, as the end of a
/// lease does, has the queue for itself. The locks are the server's advisory ones, which are in
/// its memory only and end with the transaction.
extension PostgresTransaction {
  /// Shares queues that are published to and ends their claims whose lease is over; returns the
  /// number of what occurs.
  func shareForPublishing(_ queues: [QueueKey]) throws(StoreError) -> Int64 {
    try enter(queues, .shared, isPublishing: true)
    defer { state.occurrence = nil }
    if let number = state.occurrence { return number }
    return try sql("SELECT nextval('occurrence_number')").integer(0, 0)
  }

  func share(_ queue: QueueKey) throws(StoreError) -> Bool {
    try enter([queue], .shared)
    return true
  }

  /// Takes a queue for the transaction alone and ends its claims whose lease is over. Whether
  /// anything was ever in it is not known beforehand.
  func own(_ queue: QueueKey) throws(StoreError) -> Bool {
    try enter([queue], .exclusive)
    return true
  }

  /// Makes additions to a portal's settings wait for each other; 0 stands for the store as a whole.
  func lockSettings(of portal: Int64) throws(StoreError) {
    try sql("SELECT pg_advisory_xact_lock($1)", .int(LockName.settings(of: portal)))
  }

  private func enter(
    _ queues: [QueueKey], _ wanted: TransactionState.QueueLock, isPublishing: Bool = false
  ) throws(StoreError) {
    let lock = state.isAlone ? .exclusive : wanted
    let missing = queues.filter { queue in
      switch state.locks[queue] {
      case .exclusive?: false
      case .shared?: lock == .exclusive
      case nil: true
      }
    }
    if missing.contains(where: { state.locks[$0] != nil }) {
      try strengthen(missing)
    } else if !missing.isEmpty {
      try take(missing, lock, isPublishing: isPublishing)
    }
    for queue in queues where !state.settled.contains(queue) {
      // Set first: ending claims asks for the queue again.
      state.settled.insert(queue)
      guard try hasExpiredClaim(queue) else { continue }
      try strengthen([queue])
      try endClaims(of: queue)
    }
  }

  /// Takes locks in an order that all transactions keep, so that none waits in a circle.
  private func take(
    _ queues: [QueueKey], _ lock: TransactionState.QueueLock, isPublishing: Bool
  ) throws(StoreError) {
    let names = queues.map(LockName.queue).sorted()
    let function = lock == .shared ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock"
    let number = isPublishing ? ", nextval('occurrence_number')" : ""
    let settings = settingsCommands(
      for: queues.filter { state.settings[EventNumbers.ApplicationKey($0)] == nil })
    let claims = expiredClaims(of: queues)
    let rows = try session.run(
      [
        Command(
          "SELECT \(function)(name)\(number) FROM unnest($1::bigint[]) AS name", [.ints(names)])
      ] + claims + settings.map(\.command))
    if isPublishing { state.occurrence = rows[0].integer(rows[0].count - 1, 1) }
    for (portal, rows) in zip(settings.map(\.portal), rows.dropFirst(1 + claims.count)) {
      try note(rows, on: portal)
    }
    for queue in queues { state.locks[queue] = lock }
    if rows[1...claims.count].allSatisfy({ $0.count == 0 }) { state.settled.formUnion(queues) }
  }

  /// Turns shared locks into exclusive ones, if that is possible without waiting: of two
  /// transactions that wait for each other to let go, none ever would.
  private func strengthen(_ queues: [QueueKey]) throws(StoreError) {
    let names = queues.filter { state.locks[$0] != .exclusive }.map(LockName.queue).sorted()
    guard !names.isEmpty else { return }
    let rows = try sql(
      "SELECT pg_try_advisory_xact_lock(name) FROM unnest($1::bigint[]) AS name", .ints(names))
    for row in 0..<rows.count where !rows.flag(row, 0) { throw session.askForAnotherRun() }
    for queue in queues { state.locks[queue] = .exclusive }
  }

  private func hasExpiredClaim(_ queue: QueueKey) throws(StoreError) -> Bool {
    try session.run(expiredClaims(of: [queue]))[0].count > 0
  }

  /// A statement for each portal, since each is on a node of its own.
  private func expiredClaims(of queues: [QueueKey]) -> [Command] {
    Dictionary(grouping: queues, by: \.portal).map { portal, queues in
      Command(
        """
        SELECT 1 FROM unnest($2::bigint[], $3::text[]) AS q (app, connector)
        CROSS JOIN LATERAL (
          SELECT FROM claim c WHERE c.portal = $1 AND c.app = q.app
            AND c.connector = q.connector AND c.deadline <= $4
          LIMIT 1) AS expired
        LIMIT 1
        """,
        [
          .int(portal.rawValue), .ints(queues.map(\.application.rawValue)),
          .texts(queues.map(\.connector)), .int(now.milliseconds),
        ])
    }
  }
}

/// The numbers of advisory locks. They are the same in every process; that two names share a number
/// is as unlikely as harmless.
enum LockName {
  static func queue(_ queue: QueueKey) -> Int64 {
    var hash = FNVHash()
    hash.add(queue.portal.rawValue)
    hash.add(queue.application.rawValue)
    for byte in queue.connector.utf8 { hash.add(byte) }
    return Int64(bitPattern: hash.value)
  }

  static func settings(of portal: Int64) -> Int64 {
    var hash = FNVHash()
    for byte in "settings".utf8 { hash.add(byte) }
    hash.add(portal)
    return Int64(bitPattern: hash.value)
  }
}

/// The hash FNV-1a of 64 bits.
private struct FNVHash {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { for byte in $0 { add(byte) } }
  }
}
