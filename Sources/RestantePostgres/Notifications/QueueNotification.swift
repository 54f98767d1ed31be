import RestanteCore
import Synchronization

/// The number by which nodes know each other's news apart.
///
/// A node has one before it listens: what it tells while it begins to must not come back to it as
/// somebody else's.
final class NodeNumber: Sendable {
  private static let maxRemembered = 8

  /// The node's numbers, the one in use last.
  private let numbers = Mutex([random()])

  var value: Int64 { numbers.withLock { $0[$0.count - 1] } }

  /// Takes another number. Commits that are under way may still tell the old one.
  func change() {
    numbers.withLock { $0 = $0.suffix(Self.maxRemembered - 1) + [Self.random()] }
  }

  func isOwn(_ number: Int64) -> Bool { numbers.withLock { $0.contains(number) } }

  private static func random() -> Int64 { Int64(Int32.random(in: 1 ... .max)) }
}

/// What a node tells others of a commit: a line with the node's number and one for each queue that
/// somebody else watches. Without any such line it says "look at everything".
enum QueueNotification {
  static let channel = "restante_queues"

  /// Tells others what happened, once the transaction is committed. Queues that nobody else watches
  /// are left out; if all are, nothing is sent.
  static func command(_ movements: [QueueKey: QueueMovements], from node: Int64) -> Command {
    let news = Array(movements)
    return Command(
      """
      SELECT pg_notify('\(channel)', CASE WHEN octet_length(n.lines) < 7900
        THEN $5::bigint || n.lines ELSE $5::text END)
      FROM (
        SELECT string_agg(E'\\n' || k.line, '') AS lines
        FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
          AS k (portal, app, connector, line)
        WHERE EXISTS (
          SELECT FROM queue_watch w
          WHERE w.portal = k.portal AND w.app = k.app AND w.connector = k.connector
            AND w.node <> $5)) AS n
      WHERE n.lines IS NOT NULL
      """,
      [
        .ints(news.map(\.key.portal.rawValue)), .ints(news.map(\.key.application.rawValue)),
        .texts(news.map(\.key.connector)), .texts(news.map { line($0.key, $0.value.activity) }),
        .int(node),
      ])
  }

  /// A queue and what happened in it, without line breaks whatever the connector's name.
  static func line(_ queue: QueueKey, _ activity: QueueActivity) -> String {
    let numbers = [
      queue.portal.rawValue, queue.application.rawValue, activity.arrived, activity.claimed,
      activity.failed, activity.left,
    ]
    return numbers.map { "\($0) " }.joined() + Hex.encode(queue.connector.utf8)
      + " \(names(activity.names))"
  }

  /// Any, or names apart from each other and without line breaks whatever they are.
  private static func names(_ names: EventNames) -> String {
    guard let known = names.known else { return "*" }
    return known.map { Hex.encode($0.text.utf8) }.sorted().joined(separator: ",")
  }

  private static func names(_ word: Substring) -> EventNames {
    if word == "*" { return .any }
    var names = EventNames()
    for hex in word.split(separator: ",") {
      guard let bytes = Hex.decode(String(hex)) else { return .any }
      names.insert(EventName(stored: String(decoding: bytes, as: UTF8.self)))
    }
    return names
  }

  /// Passes on what another node told.
  static func post(
    _ payload: String, to activityFeed: QueueActivityFeed, unlessFrom node: NodeNumber
  ) {
    let lines = payload.split(separator: "\n")
    guard let sender = lines.first, Int64(sender).map(node.isOwn) != true else { return }
    let news = lines.dropFirst().map(parse)
    guard !news.isEmpty, !news.contains(where: { $0 == nil }) else {
      activityFeed.postToAll()
      return
    }
    for case (let queue, let activity)? in news { activityFeed.post(activity, to: queue) }
  }

  private static func parse(_ line: Substring) -> (QueueKey, QueueActivity)? {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let numbers = words.prefix(6).compactMap { Int64($0) }
    guard numbers.count == 6, words.count == 8, let connector = Hex.decode(String(words[6]))
    else { return nil }
    return (
      QueueKey(
        portal: PortalID(rawValue: numbers[0]),
        application: ApplicationID(rawValue: numbers[1]),
        connector: String(decoding: connector, as: UTF8.self)),
      QueueActivity(
        arrived: numbers[2], claimed: numbers[3], failed: numbers[4], left: numbers[5],
        names: names(words[7]))
    )
  }
}
