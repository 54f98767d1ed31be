/// What the streams of an HTTP/2 connection transfer together in one direction.
///
/// They share the client's bandwidth, so that none of them can be expected to have the minimum
/// rate for itself.
final class StreamTraffic {
  /// How many bytes were transferred since the connection began.
  var bytes: Int64 = 0
  /// How many streams have something to transfer.
  var streams = 0
}
