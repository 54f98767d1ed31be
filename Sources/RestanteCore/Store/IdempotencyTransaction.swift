/// The records of attempts that succeeded.
public protocol IdempotencyTransaction {
  /// The record of an attempt that succeeded and is not yet forgotten.
  func idempotencyRecord(_ key: IdempotencyKey) throws(StoreError) -> IdempotencyRecord?
  /// Whether fewer than `maxBytes` bytes, ``IdempotencyRecord/overhead`` counted for each record,
  /// are kept for the owner of a key.
  func hasRoom(for key: IdempotencyKey, maxBytes: Int) throws(StoreError) -> Bool
  /// Keeps a record for so many seconds.
  func keep(
    _ record: IdempotencyRecord, for key: IdempotencyKey, seconds: Int64
  ) throws(StoreError)
  /// Forgets the record of an attempt, if there is one.
  func forgetRecord(of key: IdempotencyKey) throws(StoreError)
}

extension IdempotencyTransaction {
  /// Keeps a record for ``IdempotencyRecord/lifetime``.
  public func keep(
    _ record: IdempotencyRecord, for key: IdempotencyKey
  ) throws(StoreError) {
    try keep(record, for: key, seconds: IdempotencyRecord.lifetime)
  }
}
