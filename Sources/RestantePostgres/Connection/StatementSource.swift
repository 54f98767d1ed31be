import RestanteCore

/// Something that runs statements on a connection: a writer's transaction or a reader's snapshot.
protocol StatementSource {
  var session: Session { get }

  /// Keeps what administrators decided about a portal as it is until the transaction ends.
  func hold(_ portal: PortalID) throws(StoreError)
}

extension StatementSource {
  /// Runs one statement. Parameters are `$1`, `$2` and so on.
  @discardableResult
  func sql(_ text: String, _ parameters: Parameter...) throws(StoreError) -> Rows {
    try session.run(text, parameters)
  }
}

/// A reader's view of the last commit.
struct PostgresSnapshot: StatementSource, StoreSnapshot {
  let session: Session

  /// A snapshot stays as it is anyway.
  func hold(_ portal: PortalID) {}
}

extension QueueKey {
  /// The values of the three columns that every row of a queue begins with.
  var parameters: [Parameter] {
    [.int(portal.rawValue), .int(application.rawValue), .text(connector)]
  }
}

extension StatementSource {
  /// Runs one statement about a queue, which is `$1`, `$2` and `$3`; the others come after.
  @discardableResult
  func sql(
    _ text: String, in queue: QueueKey, _ parameters: Parameter...
  ) throws(StoreError) -> Rows {
    try session.run(text, queue.parameters + parameters)
  }
}
