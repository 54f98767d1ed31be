extension EventBody {
  /// The checksum that stores keep beside an event's data: CRC-32C of everything that a publication
  /// brings and a reply returns, so that a flipped bit is found before anyone gets it. It stays
  /// valid while the event moves, and is computed again only when a repeat refreshes the event.
  ///
  /// - Parameters:
  ///   - name: What happened.
  ///   - messageID: The coalescing key.
  ///   - occurredAt: When it last occurred, in whole seconds.
  public func checksum(name: EventName, messageID: MessageID, occurredAt: Int64) -> Int64 {
    var checksum = CRC32C()
    // Lengths first: without them bytes could move from one value to the next unnoticed.
    var name = name.text
    name.withUTF8 { bytes in
      checksum.add(Int64(bytes.count))
      checksum.add(UnsafeRawBufferPointer(bytes))
    }
    messageID.bytes.withUnsafeBytes { checksum.add($0) }
    checksum.add(occurredAt)
    checksum.add(user.stored ?? -1)
    data.withUnsafeBytes { checksum.add($0) }
    return Int64(checksum.value)
  }

  /// The checksum of an event with this state.
  public func checksum(of state: EventState) -> Int64 {
    checksum(name: state.name, messageID: state.messageID, occurredAt: state.occurredAt)
  }

  /// Makes sure that what was read is what was written.
  ///
  /// - Parameters:
  ///   - stored: The checksum that was kept; `nil` for events written before there were checksums,
  ///     which pass.
  ///   - state: The event's state as it was read.
  ///   - queue: Where the event is, for the error.
  /// - Throws: ``StoreError`` with the code `corrupt`, which names the event.
  public func verify(
    _ stored: Int64?, of state: EventState, in queue: QueueKey
  ) throws(StoreError) {
    guard let stored, stored != checksum(of: state) else { return }
    let row = BrokenRow(
      portal: queue.portal.rawValue, application: queue.application.rawValue,
      connector: queue.connector, subject: "event \(state.id.rawValue)")
    throw StoreError(.corrupt, "\(EventContents.finding): \(row)")
  }
}
