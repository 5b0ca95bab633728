<?php
// The script reads this as a text, before it loads anything.
$release = '4.5 (substitute for tests)';
