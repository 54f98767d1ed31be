import RestanteCore

/// What is known of the queues of all portals.
struct QueueFacts: Sendable {
  var queues: [StoreOverview.Queue]
  /// What commands say of the data directory: ` --data DIR`, or nothing.
  var dataOption: String
  var now: Timestamp

  /// After how many seconds an event that waits is a sign that nobody fetches.
  static let stuckAge: Int64 = 2 * 86_400
  /// How many queues are named.
  private static let named = 10

  var findings: [Finding] {
    let stuck = queues.compactMap(stuck)
    let dead = queues.compactMap(deadLetters)
    guard !stuck.isEmpty || !dead.isEmpty else {
      return queues.isEmpty ? [] : [.ok("queues", "No queue is stuck or has dead letters.")]
    }
    return Array(stuck.prefix(Self.named) + dead.prefix(Self.named))
  }

  private func stuck(_ queue: StoreOverview.Queue) -> Finding? {
    guard let oldest = queue.figures.oldestPendingAt, queue.figures.pending > 0,
      now.seconds - oldest >= Self.stuckAge
    else { return nil }
    let age = AgeText.text(now.seconds - oldest)
    return .warning(
      "queue-stuck",
      "Nobody fetches the queue of \(name(queue)): \(events(queue.figures.pending)) wait, the "
        + "oldest for \(age).", remedy: command("why", queue))
  }

  private func deadLetters(_ queue: StoreOverview.Queue) -> Finding? {
    guard queue.figures.failed > 0 else { return nil }
    return .warning(
      "dead-letters",
      "The queue of \(name(queue)) has \(events(queue.figures.failed, "dead letter")).",
      remedy: command("dead", queue))
  }

  private func name(_ queue: StoreOverview.Queue) -> String {
    let connector = queue.key.connector
    return queue.figures.clientID + (connector.isEmpty ? "" : ", connector \(connector),")
      + " on \(queue.domain)"
  }

  private func command(_ verb: String, _ queue: StoreOverview.Queue) -> String {
    let connector = queue.key.connector
    return "restante queue \(verb) \(ShellWord.quoted(queue.figures.clientID))"
      + (connector.isEmpty ? "" : " --connector \(ShellWord.quoted(connector))") + dataOption
  }

  private func events(_ count: Int64, _ word: String = "event") -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}
