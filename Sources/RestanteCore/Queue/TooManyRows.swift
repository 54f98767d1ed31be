extension StoreError {
  /// The refusal of a publication that would make more than ``PublishEvents/maxRows``.
  public static let tooManyRows = StoreError(
    .tooManyRows,
    "These events would add more than \(PublishEvents.maxRows) rows to queues and handlers."
  )

  /// The refusal of a publication that a full queue has no room for.
  public static func queueFull(_ queue: EventOrigin, limit: Int64) -> StoreError {
    let connector = queue.connector.isEmpty ? "" : ", connector \"\(queue.connector)\""
    return StoreError(
      .queueFull,
      "The queue of \(queue.clientID)\(connector) is at its limit of \(limit) pending events."
    )
  }
}
