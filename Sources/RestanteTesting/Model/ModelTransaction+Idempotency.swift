import RestanteCore

/// A record with the time at which it is forgotten.
struct ModelIdempotencyRecord: Sendable {
  var record: IdempotencyRecord
  var expiresAt: Timestamp
}

extension ModelTransaction {
  func idempotencyRecord(_ key: IdempotencyKey) throws(StoreError) -> IdempotencyRecord? {
    guard let kept = state.idempotencyRecords[key], kept.expiresAt > now else { return nil }
    return kept.record
  }

  func hasRoom(for key: IdempotencyKey, maxBytes: Int) throws(StoreError) -> Bool {
    var bytes = 0
    for (other, kept) in state.idempotencyRecords
    where other.portal == key.portal && other.owner == key.owner && kept.expiresAt > now {
      bytes += kept.record.reply.count + IdempotencyRecord.overhead
    }
    return bytes < maxBytes
  }

  func keep(
    _ record: IdempotencyRecord, for key: IdempotencyKey, seconds: Int64
  ) throws(StoreError) {
    state.idempotencyRecords[key] = ModelIdempotencyRecord(
      record: record, expiresAt: now.adding(seconds: seconds))
  }

  func forgetRecord(of key: IdempotencyKey) throws(StoreError) {
    state.idempotencyRecords[key] = nil
  }
}
