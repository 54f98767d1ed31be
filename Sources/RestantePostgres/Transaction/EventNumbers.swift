import RestanteCore
import RestanteSQL

/// The numbers that a writer may give to new events of each application.
///
/// They are taken from the database in blocks, so that two nodes do not wait for each other at
/// every event. What is left of a block is given back when the writer closes; after a crash it is
/// lost, and the numbers have a gap.
final class EventNumbers {
  struct ApplicationKey: Hashable {
    var portal: PortalID
    var application: ApplicationID

    init(portal: PortalID, application: ApplicationID) {
      self.portal = portal
      self.application = application
    }

    init(_ queue: QueueKey) {
      self.init(portal: queue.portal, application: queue.application)
    }
  }

  /// How many numbers to take at a time; 1 takes just those that are needed.
  private let blockSize: Int
  private var blocks: [ApplicationKey: [Range<Int64>]] = [:]
  private var beforeTransaction: [ApplicationKey: [Range<Int64>]] = [:]

  private static let maxApplications = 10_000

  init(blockSize: Int) {
    self.blockSize = blockSize
  }

  /// Notes where a transaction begins.
  func begin() {
    if blocks.count > Self.maxApplications { blocks.removeAll() }
    beforeTransaction = blocks
  }

  /// Takes back what the transaction did.
  func rollBack() {
    blocks = beforeTransaction
  }

  /// The next numbers of an application, ascending.
  func next(
    _ count: Int, of queue: QueueKey, in transaction: PostgresTransaction
  ) throws(StoreError) -> [Int64] {
    let key = ApplicationKey(queue)
    var ranges = blocks[key] ?? []
    let available = ranges.reduce(0) { $0 + $1.count }
    if available < count {
      let size = Int64(max(count - available, blockSize))
      let last = try transaction.nextNumber(
        "event", portal: queue.portal, application: queue.application, count: size)
      if let tail = ranges.last, tail.upperBound == last - size + 1 {
        ranges[ranges.count - 1] = tail.lowerBound..<(last + 1)
      } else {
        ranges.append((last - size + 1)..<(last + 1))
      }
    }
    var numbers: [Int64] = []
    while numbers.count < count, let range = ranges.first {
      let taken = range.prefix(count - numbers.count)
      numbers += taken
      ranges[0] = taken.endIndex..<range.upperBound
      if ranges[0].isEmpty { ranges.removeFirst() }
    }
    blocks[key] = ranges
    return numbers
  }

  /// Forgets what was taken for a portal's applications.
  func forget(_ portal: PortalID) {
    blocks = blocks.filter { $0.key.portal != portal }
  }

  /// Gives back what is left, as far as nobody took numbers after it.
  func giveBack(on session: Session) throws(StoreError) {
    for (key, ranges) in blocks {
      guard let rest = ranges.last else { continue }
      try session.run(
        """
        UPDATE sequence SET last = $4
        WHERE portal = $1 AND app = $2 AND kind = 'event' AND last = $3
        """,
        [
          .int(key.portal.rawValue), .int(key.application.rawValue), .int(rest.upperBound - 1),
          .int(rest.lowerBound - 1),
        ])
    }
    blocks.removeAll()
  }
}
