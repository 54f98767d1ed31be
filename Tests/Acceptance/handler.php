<?php
// A handler for `php -S`: writes what PHP makes of each delivery to a file, one JSON text a line.
// RESTANTE_DELIVERIES names the file, RESTANTE_SIGNING_SECRET is the application's secret.

declare(strict_types=1);

function is_genuine(string $body): bool
{
    $id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
    $time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
    $secret = base64_decode(substr(getenv('RESTANTE_SIGNING_SECRET'), strlen('whsec_')), true);
    $expected = base64_encode(hash_hmac('sha256', "$id.$time.$body", $secret, true));
    foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $signature) {
        if (hash_equals("v1,$expected", $signature)) {
            return abs(time() - (int) $time) <= 300;
        }
    }
    return false;
}

$body = file_get_contents('php://input');
$delivery = [
    'body' => base64_encode($body),
    'length' => $_SERVER['CONTENT_LENGTH'] ?? null,
    'type' => $_SERVER['CONTENT_TYPE'] ?? null,
    'post' => $_POST,
    'request' => $_REQUEST,
    'genuine' => is_genuine($body),
    'forged' => is_genuine($body . '&x=1'),
];
$line = json_encode($delivery, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION) . "\n";
file_put_contents(getenv('RESTANTE_DELIVERIES'), $line, FILE_APPEND | LOCK_EX);
echo 'taken';
