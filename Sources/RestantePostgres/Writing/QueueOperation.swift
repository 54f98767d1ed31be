import RestanteCore

/// An operation that changes one queue, known before it runs. These are spread over connections
/// of their own; they neither publish nor number anything.
protocol QueueOperation {
  var queue: QueueKey { get }
}

extension ClaimEvents: QueueOperation {}
extension ReadClaim: QueueOperation {}
extension AcknowledgeEvents: QueueOperation {}
extension FailEvents: QueueOperation {}
extension ReleaseEvents: QueueOperation {}
extension RedriveEvents: QueueOperation {}
extension DropEvents: QueueOperation {}
extension RestoreEvents: QueueOperation {}

extension Idempotent: QueueOperation where Operation: QueueOperation {
  var queue: QueueKey { operation.queue }
}
