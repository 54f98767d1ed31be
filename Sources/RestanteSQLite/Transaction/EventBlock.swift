import RestanteCore

/// A block of neighboring event numbers.
enum EventBlock {
  /// Blocks are small enough for a page to skip through one, and large enough to be few. Stored
  /// counts depend on it.
  static let bits: Int64 = 10
  /// How many numbers a block has.
  static let size = 1 << bits

  /// The block of a number.
  static func containing(_ number: Int64) -> Int64 { number >> bits }

  /// The first number of a block.
  static func first(of block: Int64) -> Int64 { block << bits }
}

extension SQLiteTransaction {
  /// Stores how many events entered and left each block of a queue in the open transaction.
  func storeBlocks(of queue: QueueRecord) throws(StoreError) {
    for (block, change) in queue.blockChanges.sorted(by: { $0.key < $1.key }) where change != 0 {
      let events = try sql(
        """
        INSERT INTO event_block (portal, app, queue, block, events) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (portal, app, queue, block) DO UPDATE SET events = events + excluded.events
        RETURNING events
        """
      ).bind(queue).bind(block).bind(change)
        .first { (reader) throws(StoreError) in reader.integer() }
      guard let events, events >= 0 else {
        throw StoreError(.corrupt, "a queue would have fewer than no events in block \(block)")
      }
      if events == 0 {
        try sql("DELETE FROM event_block WHERE portal = ? AND app = ? AND queue = ? AND block = ?")
          .bind(queue).bind(block).run()
      }
    }
    queue.blockChanges.removeAll(keepingCapacity: true)
  }
}
