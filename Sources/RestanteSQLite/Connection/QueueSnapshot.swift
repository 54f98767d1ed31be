import RestanteCore

/// A queue as a reader sees it.
struct QueueSnapshot {
  struct Figures {
    var pending: Int64
    var claimed: Int64
    var failed: Int64

    func count(of part: ListEvents.Part) -> Int64 {
      switch part {
      case .all: pending + claimed + failed
      case .pending: pending
      case .deadLetters: failed
      }
    }
  }

  var key: QueueKey
  var number: Int64
  var figures: Figures
}

extension Statement {
  /// Binds the three numbers that every row of a queue begins with.
  @discardableResult
  func bind(_ queue: QueueSnapshot) -> Statement {
    bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue).bind(queue.number)
  }
}

extension SQLiteSnapshot {
  func queue(_ key: QueueKey) throws(StoreError) -> QueueSnapshot? {
    let statement = try sql(
      """
      SELECT queue, pending, claimed, failed FROM queue
      WHERE portal = ? AND app = ? AND connector = ?
      """)
    statement.bind(key.portal.rawValue).bind(key.application.rawValue).bind(key.connector)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return QueueSnapshot(
      key: key, number: statement.integer(0),
      figures: QueueSnapshot.Figures(
        pending: statement.integer(1), claimed: statement.integer(2),
        failed: statement.integer(3)))
  }
}
