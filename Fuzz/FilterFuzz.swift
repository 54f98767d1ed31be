import RestanteCore
import RestanteJSON

@testable import RestanteREST

/// A `filter` and an `order` as JSON: both modes refuse them or make one condition for each entry
/// at most, and what strict mode lets pass, safe mode does, too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFilter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let parameters = try? JSONParser().parse(bytes) else { return 0 }
  let paths: [(fields: [EventField], path: FilterDecoder.Path)] = [
    (FilterDecoder.claimFields, .claiming), (FilterDecoder.claimFields, .reading),
    (FilterDecoder.listFields, .reading),
  ]
  for (fields, path) in paths {
    let safe = conditions(of: parameters, fields: fields, path: path, mode: .safe)
    let strict = conditions(of: parameters, fields: fields, path: path, mode: .strict)
    precondition(strict == nil || strict == safe, "strict mode lets more pass")
    _ = try? OrderDecoder(fields: fields).order(
      from: parameters["order"], standard: .claimDefault)
  }
  return 0
}

/// How many conditions a filter makes; `nil` when it is refused.
private func conditions(
  of parameters: JSONValue, fields: [EventField], path: FilterDecoder.Path, mode: Mode
) -> Int? {
  let dates = DateReader(now: Timestamp(seconds: 1_800_000_000), utcOffset: 7200)
  let decoder = FilterDecoder(mode: mode, fields: fields, dates: dates)
  let value = parameters["filter"].flatMap { $0.isNull ? nil : $0 }
  guard let drafts = try? decoder.drafts(from: value),
    let filter = try? decoder.filter(drafts, on: path)
  else { return nil }
  precondition(filter.conditions.count == drafts.count)
  return drafts.count
}
