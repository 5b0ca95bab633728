<?php

function external_generate_token($type, $service, $userid, $context, $validuntil, $addresses) {
    return substitute_token($type, $service, $userid, $context, $validuntil, $addresses);
}
